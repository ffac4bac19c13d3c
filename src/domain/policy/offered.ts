/** Whether an entry is to be offered: Include absent or anything but No (facts §3.5). What is not offered stays visible. */
export function isOffered ({ include }: { include: string | null }): boolean {
  return include?.toLowerCase() !== 'no'
}
