/**
 * The answer of a pure function, worked out once for each object it is asked about. For states, which never change:
 * a changed one is another object. The answers go with the objects they belong to.
 */
export function memoised<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = work(key);
    answers.set(key, { answer });
    return answer;
  };
}
