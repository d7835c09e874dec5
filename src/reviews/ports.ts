/** Hashes the passwords of links, slowly on purpose, and checks them. */
export type LinkPasswords = {
  hash: (password: string) => Promise<string>;
  verify: (hash: string, password: string) => Promise<boolean>;
};
