/** Whether one version (`20.20.2`) is another (`20.19`) or newer. */
export function atLeast(version, wanted) {
  const [a, b] = [version, wanted].map((text) => text.split('.').map(Number));
  for (let index = 0; index < b.length; index += 1) {
    const difference = (a[index] ?? 0) - b[index];
    if (difference !== 0) return difference > 0;
  }
  return true;
}
