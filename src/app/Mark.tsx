/** Two facing speech leaves: mine and theirs. As in public/mark.svg. */
export function Mark({ className }: { className: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <path fill="var(--mine)" d="M15 4v10.5a7.5 7.5 0 0 1-7.500 7.500H2V13A9 9 0 0 1 11 4Z" />
      <path fill="var(--theirs)" d="M30 8v9.500A9.500 9.500 0 0 1 20.500 27H17V16a8 8 0 0 1 8-8Z" />
    </svg>
  );
}
