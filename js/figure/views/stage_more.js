/**
 * What only some stages need: cells to wipe away, tags that are worn, neighbours that feel, gates, a hand that
 * presses.
 */
import { bring } from "../views.js";
import { felt } from "./_stage_felt.js";
import { paintGates } from "./_stage_gates.js";
import { neighbours } from "./_stage_neighbours.js";
import { press } from "./_stage_press.js";
import { paintTags } from "./_stage_pins.js";
import { Wipe } from "./_stage_wipe.js";

bring("stage", "more", { felt, neighbours, paintGates, paintTags, press, Wipe });
