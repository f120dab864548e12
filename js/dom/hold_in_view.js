/**
 * Bring an element's picture into view, and hold it there while the page still takes its shape. The reader's
 * own hand ends it.
 */
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"];
const REST = 1500; // ms after everything has loaded

/** @type {(whole: HTMLElement, picture: HTMLElement) => () => void} */
export function land(whole, picture) {
  const place = () => {
    const { top } = whole.getBoundingClientRect();
    const { bottom } = picture.getBoundingClientRect();
    (bottom - top < innerHeight - 16 ? whole : picture).scrollIntoView({
      behavior: "instant",
      block: "start",
    });
  };
  const watch = new ResizeObserver(place);
  const stop = () => {
    watch.disconnect();
    HANDS.forEach((hand) => removeEventListener(hand, stop));
  };
  const rest = () => setTimeout(stop, REST);
  HANDS.forEach((hand) => addEventListener(hand, stop, { passive: true }));
  watch.observe(document.body);
  if (document.readyState === "complete") rest();
  else addEventListener("load", rest, { once: true });
  return stop;
}
