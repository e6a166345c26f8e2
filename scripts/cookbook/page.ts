import { compactJson } from './compact-json.ts';
import { readOperation } from './operation.ts';
import type { Ask } from './published-gateway.ts';
import type { Chapter, Recipe } from './recipe.ts';
import { sentenceOf } from './sentence.ts';

/**
 * The whole page, asked of the published files.
 *
 * Errors: Error where these are not all there, an operation fails, or a sentence is no longer true.
 */
export async function writePage(chapters: readonly Chapter[], ask: Ask): Promise<string> {
  const contentHash = await hashOfPublished(ask);
  const written: string[] = [];
  for (const { title, recipes } of chapters) {
    written.push(`## ${title}`);
    for (const recipe of recipes) written.push(await writeRecipe(recipe, ask));
  }
  return `${[opening(contentHash), ...contents(chapters), ...written].join('\n\n')}\n`;
}

const opening = (contentHash: string): string => `# Cookbook

Questions that papers and training runs start from, each with its query, the answer of the published files and what it
means. Each query is a file of [schema/operations](../schema/operations), and in GraphiQL one click in the panel
Examples. Answers are whole; their numbers are rounded to four decimals.

\`DATA_DIR=/data/nih-chest-xray npm run cookbook\` writes this page: it asks the questions, takes the numbers of the
sentences from the answers, and refuses a sentence that they no longer bear out. So edit
[scripts/cookbook](../scripts/cookbook), not this. Content hash of the data: \`${contentHash}\`.`;

const contents = (chapters: readonly Chapter[]): readonly string[] =>
  chapters.map(({ title, recipes }) => {
    const links = recipes.map(({ operation }) => {
      const name = readOperation(operation).title;
      return `[${name}](#${name
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-')})`;
    });
    return `**${title}**: ${links.join(' · ')}`;
  });

async function writeRecipe(recipe: Recipe, ask: Ask): Promise<string> {
  const { title, question, query } = readOperation(recipe.operation);
  const answer = await ask(query, recipe.variables);
  const path = `../schema/operations/${recipe.operation}.graphql`;
  return [
    `### ${title}`,
    question,
    `\`\`\`graphql\n${query}\n\`\`\``,
    ...variablesOf(recipe),
    `\`\`\`json\n${compactJson({ data: answer })}\n\`\`\``,
    `**What it says.** ${sentenceOf(recipe, answer)} ([The query](${path}).)`,
  ].join('\n\n');
}

const variablesOf = ({ variables }: Recipe): readonly string[] =>
  variables === undefined
    ? []
    : [`With the variables\n\n\`\`\`json\n${compactJson(variables)}\n\`\`\``];

const WHAT_IS_SERVED = '{ dataset { isSynthetic contentHash absentFiles { name } } }';

/** The hash of the data. Errors: Error where a published file is absent, or all are made up. */
async function hashOfPublished(ask: Ask): Promise<string> {
  const answer = JSON.stringify(await ask(WHAT_IS_SERVED));
  const found = /^\{"dataset":\{"isSynthetic":false,"contentHash":"(\w+)","absentFiles":\[\]\}\}$/;
  const contentHash = found.exec(answer)?.[1];
  if (contentHash !== undefined) return contentHash;
  throw new Error(`DATA_DIR: wanted the folder of all published files, found ${answer}.`);
}
