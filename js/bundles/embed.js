/** Runs on an embed page: tells the page around it how tall it is, now and whenever that changes. */
if (parent !== window) {
  const tell = () =>
    parent.postMessage(
      { lupusedu: "height", height: Math.ceil(document.body.getBoundingClientRect().height) },
      "*",
    );
  new ResizeObserver(tell).observe(document.body);
}
