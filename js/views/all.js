/** Every view at once, for the bundle of JupyterLab. */
import "./bifurcation.js";
import "./cells.js";
import "./grid.js";
import "./hundred.js";
import "./interval.js";
import "./patients.js";
import "./phase_plane.js";
import "./stack.js";
import "./thermometer.js";
import "./tradeoff.js";
