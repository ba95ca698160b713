export type TokenPage = {};
export async function tokenPage(..._a: unknown[]): Promise<TokenPage> {
  return {};
}
