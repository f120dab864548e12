/**
 * Seeded texts that try to break a link: markup, escapes, odd numbers, prototype names, broken encodings,
 * long and blind text.
 */

const PIECES = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "javascript:alert(1)",
  "'-alert(1)-'",
  "${alert(1)}",
  "{{constructor.constructor('alert(1)')()}}",
  "&lt;b&gt;",
  "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
  "%",
  "%E0%A4%A",
  "%00",
  "\u0000",
  "\u202e",
  "\ufeff",
  "\ud800",
  "é",
  "细胞",
  "🧬",
  "a".repeat(300),
  "&".repeat(50),
  "=".repeat(50),
  "/",
  "#",
  "?",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "polluted",
  "hasOwnProperty",
  "NaN",
  "Infinity",
  "-Infinity",
  "1e309",
  "-0",
  "0x10",
  "1e-400",
  "9".repeat(400),
  "1,000",
  "١٢",
  "null",
  "undefined",
  "true",
  "[]",
  "{}",
  "v=1",
  "v=2",
  "v=",
  "v",
  "level=sandbox",
  "level=__proto__",
  "view=again",
  "view=<b>",
  "t=1e300",
  "t=-1",
  "t=NaN",
  "k=1e308",
  "k=-5",
  "dose=1e15",
  "dose=0",
  "pin1=k:1",
  "pin1=__proto__:1",
  "pin1=k:1e308",
  "pin4=k:1",
  "pin1=",
  "hide=all",
  "hide=presets",
  "lock=k",
  "lock=__proto__",
  "preset=fast",
  "preset=__proto__",
  "_v=3",
  "__v=3",
  "k",
  "k==1",
  "k=1=1",
];
const JOINTS = ["&", "=", "&v=1&", ":", ",", "/", "+", "", " ", "\n"];

/** A small generator with a seed (mulberry32). */
function dice(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` texts from a seed; two of three begin with the version, so that the rest is read. */
export function* hostile(count, seed) {
  const roll = dice(seed);
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const letters = () =>
    Array.from({ length: Math.floor(roll() * 40) }, () =>
      String.fromCharCode(Math.floor(roll() * (roll() < 0.5 ? 128 : 65536))),
    ).join("");
  for (let i = 0; i < count; i++) {
    const parts = Array.from(
      { length: 1 + Math.floor(roll() * 6) },
      () => (roll() < 0.2 ? letters() : pick(PIECES)) + pick(JOINTS),
    );
    const text = parts.join("");
    yield (
      (roll() < 0.67 ? "v=1&" : "") +
      (roll() < 0.2
        ? encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, ""))
        : text)
    );
  }
}
