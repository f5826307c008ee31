/* Draws the charts of a page over their tables. A chart is a <figure data-chart> that holds its figures as JSON and as a
   table; without this file the table stands. Colours come from the style sheet, numbers follow the language of the page. */
(() => {
  "use strict";

  const root = document.documentElement;
  const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  const numbers = new Intl.NumberFormat(root.lang || "vi", { maximumFractionDigits: 2 });
  const written = (value) => (value === null || value === undefined || Number.isNaN(value) ? "–" : numbers.format(value));
  const escaped = (text) => {
    const box = document.createElement("span");
    box.textContent = text;
    return box.innerHTML;
  };
  const font = "'Be Vietnam Pro', sans-serif";
  const palette = () => ["red", "info", "gold", "ok", "quiet", "warn"].map(colour);

  const tip = (unit) => ({
    trigger: "axis",
    confine: true,
    transitionDuration: 0,
    formatter: (points) => {
      const shown = points.filter((point) => !point.seriesName.startsWith("\u0000") && point.value !== null);
      const rows = shown.map((point) => {
        const value = Array.isArray(point.value) ? point.value[0] : point.value;
        return `<tr><th>${escaped(point.seriesName)}</th><td>${written(value)} ${escaped(unit)}</td></tr>`;
      });
      return `<strong>${escaped(points[0].axisValueLabel)}</strong><table class="chart-tip">${rows.join("")}</table>`;
    },
  });

  const base = (data) => ({
    animation: false,
    textStyle: { fontFamily: font, color: colour("navy") },
    grid: { left: 8, right: 20, top: 34, bottom: 8, containLabel: true },
    tooltip: tip(data.unit),
  });

  const valueAxis = (data, more = {}) => ({
    type: "value",
    name: data.unit,
    nameTextStyle: { color: colour("navy-soft"), align: "left" },
    axisLabel: { color: colour("navy-soft"), formatter: written },
    splitLine: { lineStyle: { color: colour("line") } },
    ...more,
  });

  const wordAxis = (labels, more = {}) => ({
    type: "category",
    data: labels,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour("line-strong") } },
    axisLabel: { color: colour("navy-soft") },
    ...more,
  });

  const line = (name, values, tone, more = {}) => ({
    name,
    type: "line",
    data: values,
    connectNulls: false,
    symbol: "circle",
    symbolSize: 6,
    lineStyle: { width: 2.5, color: tone },
    itemStyle: { color: tone },
    ...more,
  });

  const band = (forecast) => {
    const hidden = { type: "line", symbol: "none", silent: true, lineStyle: { width: 0 }, stack: "band", stackStrategy: "all" };
    const widths = forecast.high.map((high, place) => (high === null ? null : high - forecast.low[place]));
    return [
      { ...hidden, name: "\u0000low", data: forecast.low },
      { ...hidden, name: "\u0000range", data: widths, areaStyle: { color: colour("red"), opacity: 0.13 } },
    ];
  };

  const trend = (data) => {
    const series = [];
    if (data.forecast) series.push(...band(data.forecast));
    if (data.before) {
      const look = { lineStyle: { width: 1.5, type: "dashed", color: colour("line-strong") }, symbol: "none" };
      series.push(line(data.names.before, data.before, colour("line-strong"), look));
    }
    if (data.expected) {
      const look = { lineStyle: { width: 1.5, type: "dotted", color: colour("navy-soft") }, symbol: "none" };
      series.push(line(data.names.expected, data.expected, colour("navy-soft"), look));
    }
    if (data.forecast) {
      const look = { lineStyle: { width: 2, type: "dashed", color: colour("red") }, symbol: "none" };
      series.push(line(data.names.forecast, data.forecast.middle, colour("red"), look));
    }
    const actual = line(data.names.actual, data.actual, colour("red"));
    actual.markLine = {
      silent: true,
      symbol: "none",
      lineStyle: { color: colour("ok"), width: 2 },
      label: { position: "insideEndTop", color: colour("ok"), fontWeight: 600, formatter: (mark) => mark.name },
      data: data.targets.map((target) => ({ yAxis: target.value, name: target.name })),
    };
    series.push(actual);
    const highest = Math.max(...data.targets.map((target) => target.value));
    const lowest = Math.min(...data.targets.map((target) => target.value));
    const axis = valueAxis(data, {
      scale: data.level,
      max: (range) => (Number.isFinite(highest) && highest > range.max ? highest + Math.abs(highest - range.min) * 0.06 : null),
      min: (range) => (Number.isFinite(lowest) && lowest < range.min ? lowest : null),
    });
    return { ...base(data), xAxis: wordAxis(data.labels, { boundaryGap: false }), yAxis: axis, series };
  };

  /* Each line says at its end which one it is; names that would lie on each other move apart. */
  const named = (name, tone) => ({
    endLabel: { show: true, formatter: name, color: tone, fontWeight: 600 },
    labelLayout: { moveOverlap: "shiftY" },
  });

  const lines = (data) => ({
    ...base(data),
    grid: { ...base(data).grid, right: 44 },
    xAxis: wordAxis(data.labels, { boundaryGap: false }),
    yAxis: valueAxis(data, { scale: data.level }),
    series: data.series.map((one, place) => {
      const tone = place === 0 ? colour("red") : palette()[place % palette().length];
      return line(one.name, one.values, tone, { lineStyle: { width: place === 0 ? 3 : 1.75, color: tone }, ...named(one.name, tone) });
    }),
  });

  /* The words of a bar stand behind its mark where the mark lies farther out: they would cross otherwise. */
  const isShort = (data, place) => Boolean(data.marks) && data.marks[place] !== null && data.values[place] < data.marks[place];
  const barWords = (data, shown) => ({
    show: true,
    position: "right",
    color: colour("navy"),
    formatter: (point) => (shown(point.dataIndex) ? `${written(data.values[point.dataIndex])}${data.unit === "%" ? "%" : ""}` : ""),
  });

  const bars = (data, width) => ({
    ...base(data),
    grid: { left: 8, right: 70, top: 8, bottom: 8, containLabel: true },
    xAxis: valueAxis(data, { name: "", splitNumber: width < 480 ? 2 : 5, axisLabel: { color: colour("navy-soft"), formatter: written, hideOverlap: true } }),
    yAxis: wordAxis(data.labels, { inverse: true, axisLabel: { color: colour("navy"), width: Math.min(280, width * 0.38), overflow: "truncate" } }),
    series: [
      {
        name: data.names.actual,
        type: "bar",
        barMaxWidth: 18,
        data: data.values.map((value, place) => ({ value, itemStyle: { color: colour(data.tones[place]), borderRadius: 2 } })),
        label: barWords(data, (place) => !isShort(data, place)),
      },
      ...(data.marks
        ? [
            {
              name: data.names.mark,
              type: "scatter",
              symbol: "rect",
              symbolSize: [3, 22],
              itemStyle: { color: colour("navy") },
              data: data.marks,
              label: barWords(data, (place) => isShort(data, place)),
              z: 5,
            },
          ]
        : []),
    ],
  });

  const smalls = (data, width) => {
    const across = Math.max(1, Math.floor(width / 190));
    const [wide, high, gap] = [100 / across, 110, 34];
    const place = (index) => ({ left: `${(index % across) * wide + 1}%`, top: Math.floor(index / across) * (high + gap) + 26 });
    const option = { ...base(data), grid: [], xAxis: [], yAxis: [], series: [], title: [] };
    const quietAxis = { axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
    data.items.forEach((item, index) => {
      option.grid.push({ ...place(index), width: `${wide - 3}%`, height: high - 40 });
      option.xAxis.push(wordAxis(data.labels, { gridIndex: index, boundaryGap: false, ...quietAxis, name: item.name,
        nameLocation: "start", nameTextStyle: { color: colour("navy"), fontWeight: 600, verticalAlign: "top", align: "left", padding: [6, 0, 0, 4], width: width / across - 20, overflow: "truncate" } }));
      const highest = item.target ?? -Infinity;
      option.yAxis.push(valueAxis(data, { gridIndex: index, name: "", scale: data.level, ...quietAxis, axisLine: { show: false },
        max: (range) => Math.max(range.max, highest) }));
      const tone = colour(item.tone);
      const one = line(item.name, item.values, tone, { xAxisIndex: index, yAxisIndex: index, symbolSize: 3, lineStyle: { width: 2, color: tone }, areaStyle: { color: tone, opacity: 0.08 } });
      if (item.target !== null) {
        one.markLine = { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour("ok"), width: 1 }, data: [{ yAxis: item.target }] };
      }
      option.series.push(one);
    });
    option.height = Math.ceil(data.items.length / across) * (high + gap) + 16;
    return option;
  };

  const kinds = { trend, lines, bars, smalls };
  const drawn = new Map();

  const draw = (figure) => {
    const data = JSON.parse(figure.querySelector("script").textContent);
    const canvas = figure.querySelector(".chart-canvas");
    canvas.hidden = false;
    const { height, ...option } = kinds[data.kind](data, canvas.clientWidth);
    const rows = data.kind === "bars" ? data.labels.length * 30 + 40 : null;
    canvas.style.height = `${height ?? rows ?? 320}px`;
    const chart = drawn.get(figure) ?? window.echarts.init(canvas, null, { renderer: "svg", locale: "VI" });
    chart.resize();
    chart.setOption(option, true);
    drawn.set(figure, chart);
  };

  const show = (figure, table) => {
    figure.querySelector(".chart-table").hidden = !table;
    const toggle = figure.querySelector("[data-chart-toggle]");
    toggle.setAttribute("aria-expanded", String(table));
    toggle.textContent = table ? toggle.dataset.hide : toggle.dataset.show;
  };

  const arm = (scope) => {
    scope.querySelectorAll("[data-chart]").forEach((figure) => {
      if (drawn.has(figure) || !window.echarts) return;
      draw(figure);
      figure.querySelector("[data-chart-toggle]").hidden = false;
      show(figure, false);
    });
  };

  const redraw = () => drawn.forEach((chart, figure) => (figure.isConnected ? draw(figure) : drawn.delete(figure)));

  document.addEventListener("click", (event) => {
    const toggle = event.target.closest("[data-chart-toggle]");
    if (toggle) show(toggle.closest("[data-chart]"), toggle.getAttribute("aria-expanded") !== "true");
  });
  window.addEventListener("resize", redraw);
  window.addEventListener("beforeprint", redraw);
  document.addEventListener("htmx:afterSettle", (event) => arm(event.target));
  arm(document);
})();
