import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** What of ECharts the product uses, and nothing else; drawn as SVG, so that paper is as sharp as the screen. A chunk of its own. */
use([LineChart, BarChart, ScatterChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

export { init };
