/** The token that lets this browser write (`marsad token new`). */
import { recall, remember } from './storage';

export function storedToken(): string | null {
  return recall('token');
}

export function storeToken(token: string): void {
  remember('token', token.trim() || null);
}
