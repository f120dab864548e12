/** The script behind Listen: chart2music, handed to the elements of a page. */
import { c2mChart } from "chart2music";

(globalThis.lupusedu ??= { models: {} }).chart2music = c2mChart;
