/** The shape of each kind of cell or signal, as an SVG path around 0, 0 about 10 px wide. */
const ring = (r) => `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
const y = "M0,5V0M0,0L-4,-5M0,0L4,-5";

export const SHAPES = {
  circle: { path: ring(4.5), filled: true },
  open_circle: { path: ring(4.5), filled: false },
  triangle: { path: "M0,-5.5L5.5,4.5H-5.5Z", filled: true },
  square: { path: "M-4.5,-4.5H4.5V4.5H-4.5Z", filled: true },
  diamond: { path: "M0,-6L6,0L0,6L-6,0Z", filled: true },
  y: { path: y, filled: false },
  open_y: { path: "M-1.5,5H1.5V0.5L5,-4L3,-5.5L0,-2L-3,-5.5L-5,-4L-1.5,0.5Z", filled: false },
  crumbs: {
    path: `M-4,2${ring(1.6).slice(ring(1.6).indexOf("a"))}M1,-2${ring(2).slice(ring(2).indexOf("a"))}M2,4${ring(1.3).slice(ring(1.3).indexOf("a"))}`,
    filled: true,
  },
};
