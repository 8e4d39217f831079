/** The parts of Observable Plot that the charts use: the rest stays out of the bundle. */
export { plot, rectY, ruleY } from '@observablehq/plot';
