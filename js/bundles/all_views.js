/** Every view at once, for the bundle of JupyterLab. */
import "../figure/views/bifurcation.js";
import "../figure/views/grid.js";
import "../figure/views/hundred.js";
import "../figure/views/interval.js";
import "../figure/views/patients.js";
import "../figure/views/phase_plane.js";
import "../figure/views/sort.js";
import "../figure/views/stack.js";
import "../figure/views/thermometer.js";
import "../figure/views/stage.js";
import "../figure/views/stage_more.js";
import "../figure/views/stage_waiting.js";
import "../figure/views/tradeoff.js";
import "../figure/views/valley.js";
