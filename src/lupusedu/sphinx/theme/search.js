// What sphinx_highlight.js would say; it throws on some queries.
// eslint-disable-next-line no-unused-vars -- Sphinx’s own search reads it
const SPHINX_HIGHLIGHT_ENABLED = false;
