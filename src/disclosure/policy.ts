import { z } from "zod";
import { dateSchema, localeSchema, visibleText } from "#core/text.ts";
import { parseYamlFile } from "#core/yaml.ts";

const line = visibleText(300);
const paragraph = visibleText(2000);

const acknowledgementSchema = z.strictObject({
  /** As the person wants to be named: whoever is listed agreed to it. */
  name: visibleText(100),
  thanksFor: visibleText(200),
  on: dateSchema,
  url: z.url({ protocol: /^https$/, error: "must be a web address that begins with https://" }).optional(),
});

/** The policy that a security team writes; `{site}` stands for the address of the site. */
export const disclosurePolicySchema = z.strictObject({
  locale: localeSchema,
  title: line,
  lead: paragraph,
  inScope: z.array(line).min(1).max(50),
  outOfScope: z.array(line).max(50).default([]),
  rules: z.array(line).min(1).max(50),
  safeHarbour: z.array(paragraph).min(1).max(20),
  howToReport: z.array(line).min(1).max(20),
  expect: z
    .array(z.strictObject({ within: visibleText(60), what: line }))
    .min(1)
    .max(20),
  rewards: z.array(paragraph).max(20).default([]),
  acknowledgements: z.array(acknowledgementSchema).max(1000).default([]),
  updatedOn: dateSchema,
});
export type DisclosurePolicy = z.infer<typeof disclosurePolicySchema>;

/** Reads a policy and puts the site's address into it; throws INVALID_INPUT that names field, line and column. */
export function parseDisclosurePolicy(text: string, source: string, origin: string): DisclosurePolicy {
  const policy = parseYamlFile({ text, source, schema: disclosurePolicySchema });
  const told = (words: string) => words.replaceAll("{site}", origin);
  return {
    ...policy,
    lead: told(policy.lead),
    inScope: policy.inScope.map(told),
    outOfScope: policy.outOfScope.map(told),
    rules: policy.rules.map(told),
    safeHarbour: policy.safeHarbour.map(told),
    howToReport: policy.howToReport.map(told),
    rewards: policy.rewards.map(told),
    expect: policy.expect.map(({ within, what }) => ({ within, what: told(what) })),
  };
}
