/** The words that only what is in the drawer needs, which come with its script. */
import { STRINGS as KNOWN } from "./en_more.js";
import { later } from "./later.js";

export const STRINGS = later(
  {
    linkPart: (part) => `link, to put after the address of the page: ${part}`,
    dayOf: (label) => `${label} on day`,
    predictAgain: "Predict again",
    cite: (version) =>
      `Cite as: The lupusedu authors, “Control for life, or a reset? An interactive book about CAR T cells and lupus”, lupusedu ${version}.`,
    classAsks:
      "Your class is asked for a prediction first, unless you hide it. Until then no pinned run and no picture that would answer it is shown.",
    classChoice: { free: "free", lock: "locked", hide: "hidden" },
    classHide: "Also hide",
    classHow: "Set everything as your class should find it, then choose what they can change.",
    classLink: "Link for a class",
    copied: "Copied.",
    copiedPart:
      "Copied. On this device the page has no public address, so this is only the end of a link: put it after the page’s address, wherever others open it.",
    copyByHand: "This browser does not let a page copy. Here is the text, marked:",
    copyClass: "Copy the link for the class",
    copyEmbed: "Copy the code",
    copyLink: "Copy link",
    copyPython: "Copy the Python",
    csvColumns: "columns",
    csvModel: (title, name, version) => `${title}: model ${name}, lupusedu ${version}`,
    csvNoSeed: "none, nothing here is drawn by chance",
    csvSeed: "seed",
    csvSettings: "settings",
    csvUnits: "units",
    embed: "Put this on your own page",
    embedFirst:
      "Publish the book first: other pages cannot show what lies only on this device. Then open this page at its public address and come back here.",
    embedHow: "Paste this into a page, a blog or a course. It shows the run as it is set now.",
    framedPicture:
      "If no file came, the page around this figure forbids files. Then save or copy the picture from here.",
    framedText: "If no file came, the page around this figure forbids files. Then copy the text from here.",
    hideable: {
      levels: "levels",
      views: "pictures to choose from",
      presets: "cases to try",
      pins: "pinned runs",
      predict: "the prediction",
      clock: "the clock",
      table: "the table",
      link: "the link to copy",
      more: "listening, files and code",
      scene: "the stage",
    },
    listen: "Listen",
    listenFailed: "The sound could not be loaded.",
    listenHow:
      "Press the right arrow to hear the curve day by day, Page Down for the next curve, space to play it all, H for more keys.",
    listenWait: "The sound is on its way.",
    notSaved: "This picture could not be saved. A screenshot will do.",
    python: "Show me the Python",
    save: "Save this run",
    saveCsv: "Numbers (CSV)",
    savePng: "Picture (PNG)",
    saveSvg: "Picture (SVG)",
    source: (name, version) => `Model ${name}, lupusedu ${version}. A teaching model, CC BY 4.0.`,
    evenSteps: "Show even steps",
    tenSteps: "Show steps of ×10",
  },
  KNOWN,
);
