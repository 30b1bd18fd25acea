/**
 * Does work a piece at a time, whenever the thread has nothing else to do. `next` gives what is to be done, until there is
 * nothing; `soon` has it asked again.
 */
export function createMeanwhile(next: () => Iterator<unknown> | undefined) {
  let work: Iterator<unknown> | undefined;
  let waiting = false;
  const step = () => {
    waiting = false;
    work ??= next();
    if (!work) return;
    if (work.next().done) work = undefined;
    soon();
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    // What came meanwhile has its turn before.
    setImmediate(step);
  };
  return { soon };
}
