/* The parts of ECharts that the charts of the house use, and its Vietnamese words. */
import * as core from "echarts/core";
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import vietnamese from "echarts/i18n/langVI-obj.js";

core.use([
  BarChart,
  GridComponent,
  LineChart,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
]);
core.registerLocale("VI", vietnamese);

export const { init, graphic } = core;
