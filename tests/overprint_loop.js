async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame(); await frame();
  const seen = new Map(), widths = [], models = new Set();
  let states = 0;
  for (const element of document.querySelectorAll("lupus-explorable")) {
    const { state, model } = element;
    element.changed = () => {};  // drawn here, not with the next frame
    const own = [...state.sliders, ...(models.has(model.name) ? [] : model.knobs)];
    const first = !models.has(model.name);
    models.add(model.name);
    widths.push(state.size?.width);
    const views = first ? [...model.plots, ...(model.views ?? [])].map((one) => one.name) : state.views;
    const placed = model.views?.find((one) => one.name === state.start.predict);
    if (state.start.predict) state.predict(placed ? { locked: true, how: "placed", x: 40, y: 20 } : { locked: true, how: "drawn", values: Array.from({ length: 41 }, (_, i) => 5 + 2 * Math.sin(i / 5)), last: state.end });
    const start = state.start.values;
    const settings = [["start", start],
      ...own.flatMap((knob) => (knob.stops ?? []).map((stop) => [`${knob.name} ${stop.label}`, { ...start, ...stop.values }])),
      ...own.flatMap((knob) => knob.parameters.length === 1 ? ["low", "high"].map((end, i) => [`${knob.name} ${end}`, { ...start, [knob.parameters[0]]: model.parameters.find((one) => one.name === knob.parameters[0]).range?.[i] ?? state.value(knob.parameters[0]) }]) : []),
      ...(first ? model.presets.map((preset) => [`preset ${preset.label ?? preset.name}`, preset.values]) : [])];
    const pins = [];
    for (let i = 0; i + 3 <= model.presets.length || i === 0; i += 2) {
      state.pinned(model.presets.slice(i, i + 3).map((one) => ({ label: one.label ?? one.name, values: one.values })));
      pins.push(state.pins);
    }
    const note = (list, where) => list.forEach((one) => { const k = `${element.id} ${one}`; const w = seen.get(k) ?? []; w.push(where); seen.set(k, w); });
    for (const name of views) {
      state.chosen = name; state.values = start; state.time = null; state.pins = [];
      element.update();
      while (element.shadowRoot.querySelector(".canvas .view-words")) { await frame(); element.update(); }
    }
    for (const [called, values] of settings) {
      state.values = values;
      for (const name of views) {
        state.chosen = name;
        const usual = called === "start" || called.startsWith("preset");
        for (const [i, set] of [[], ...(usual ? pins : [])].entries()) {
          state.pins = set;
          state.time = null;
          element.update();
          states++;
          note(overprint.picture(element), `${name} | ${called} | pins ${i}`);
          if (usual) note(overprint.frame(element), `${name} | ${called} | pins ${i}`);
          if (i || state.timeless || !(usual || called.startsWith(state.sliders[0].name)) || model.plots.some((one) => one.name === name)) continue;
          for (const part of [0, 0.02, 0.1, 0.5, 1]) {
            state.time = part * state.end;
            element.each("cursor");
            states++;
            note(overprint.picture(element), `${name} | ${called} | day ${state.time}`);
          }
        }
      }
    }
  }
  return { states, widths, found: [...seen].map(([what, where]) => `${what}  ×${where.length}: ${where.slice(0, 2).join("; ")}`) };
}
