/* Asked inside a page: whether moving a knob of its first figure shows. One question for all views and both ends:
   asked step by step from outside, most of the time goes into the asking. */
window.knobMoves = (() => {
  const element = document.querySelector("lupus-explorable");
  const all = (what) => [...element.shadowRoot.querySelectorAll(what)];
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  /** What a reader can see and press. */
  function reachable(node) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.disabled)
      throw new Error(`${node.outerHTML.slice(0, 200)} cannot be reached`);
    return node;
  }

  /** Move a slider to one of its ends, or choose the first or the last of the buttons, by the events of a hand. */
  function push(place, end) {
    const knob = all(".knob")[place];
    const slider = knob.querySelector("input[type=range]");
    if (!slider) return reachable([...knob.querySelectorAll("input")].at(end === "End" ? -1 : 0)).click();
    const wanted = end === "End" ? slider.max : slider.min;
    if (reachable(slider).value === wanted) return;
    slider.value = wanted;
    for (const type of ["input", "change"])
      slider.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }

  function startOver() {
    const [button] = all(".over");
    if (button?.checkVisibility({ visibilityProperty: true })) button.click();
  }

  /** The picture after the next frame, once its view has come and every virtual patient on it is computed. */
  async function settled(curves) {
    await frame();
    await frame();
    const [canvas] = all(".canvas");
    const waits = () =>
      canvas.querySelector(".view-words") ||
      canvas.querySelector(".person")?.closest("svg:not([data-ready])");
    while (waits()) await frame();
    return curves(canvas);
  }

  /** Whether the knob at a place shows, with another one at its end first; afterwards everything is back. */
  async function change(place, first, curves) {
    const views = all("[role=tab]").filter((tab) => tab.checkVisibility());
    for (const view of views.length ? views : [null]) {
      if (view) reachable(view).click();
      startOver();
      if (first !== null) push(first, "End");
      const before = await settled(curves);
      for (const end of ["End", "Home"]) {
        push(place, end);
        if ((await settled(curves)) !== before) {
          startOver();
          return true;
        }
      }
    }
    startOver();
    return false;
  }

  return { change };
})();
