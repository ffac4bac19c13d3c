/**
 * Whether an entry is to be offered: Include absent or anything
 * but No (schemas §3.5). What is not offered stays visible.
 */
export function isOffered ({ include }: { include: string | null }): boolean {
  return include?.toLowerCase() !== 'no'
}
