/** The solver for stiff models, asked for where the usual one gives up. */
import { Radau } from "../simulate/stiff.js";

(globalThis.lupusedu ??= { models: {} }).stiff = Radau;
