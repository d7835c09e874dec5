import ts from "typescript";
import type { Source } from "./sources.ts";

export function parseSource({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

export function someNode(root: ts.Node, accept: (node: ts.Node) => boolean): boolean {
  return accept(root) || (ts.forEachChild(root, (child) => someNode(child, accept)) ?? false);
}

/** Names of what a file calls, `a.b` for methods of a name. */
export function calledNames(root: ts.Node): Set<string> {
  const names = new Set<string>();
  someNode(root, (node) => {
    if (ts.isCallExpression(node)) names.add(node.expression.getText());
    return false;
  });
  return names;
}

/** What a file exports that exists when it runs, and whether each is a function. */
export function exportedValues(source: ts.SourceFile): { name: string; isFunction: boolean }[] {
  return source.statements.filter(isExported).flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name?.text ?? "default", isFunction: true }];
    if (ts.isClassDeclaration(statement)) return [{ name: statement.name?.text ?? "default", isFunction: false }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map(({ name, initializer }) => ({
      name: name.getText(),
      isFunction:
        initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    }));
  });
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
