/** Placeholder until the element is here. */
