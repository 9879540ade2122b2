export function AccountCorner() {
  return null;
}
