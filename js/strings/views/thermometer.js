/** The words of views/thermometer.js. */
import { later } from "../later.js";

export const STRINGS = later({
  thermometer: {
    aria: (title, value, day) => `${title}: ${value} on day ${day}.`,
    day: (day) => `day ${day}`,
    highest: (day) => `highest: day ${day}`,
    now: (day, label, value) => `On day ${day}: ${label} ${value}.`,
    over: (name) => `That is above “${name}”.`,
    under: (name) => `That is below “${name}”.`,
    peak: (value, day) => `It is highest at ${value}, on day ${day}.`,
  },
});
