import { queryAll, type Root } from './dom';
import { findMarkedBlocks, findVerbatimBlocks } from './marked-blocks';
import {
  articleBodySelector,
  bodyClasses,
  mainSelector,
  notAround,
  postClasses,
  postSelector,
} from './prose-rules';

/**
 * `post`: one post or article. `body`: its text alone. `main`: what is left of the page's main part. `marked`: prose that
 * is a passage only because it holds a C2PA manifest. `verbatim`: the same, to be read as written.
 */
export type UnitKind = 'post' | 'body' | 'main' | 'marked' | 'verbatim';

/** The blocks that may each hold one passage. Prose belongs to the innermost block around it. */
export function findUnits(root: Root): ReadonlyMap<Element, UnitKind> {
  const units = new Map<Element, UnitKind>();
  for (const element of queryAll(root, mainSelector)) units.set(element, 'main');
  const posts = findPosts(root);
  for (const element of posts) units.set(element, 'post');
  for (const element of findBodies(root, posts)) units.set(element, 'body');
  for (const element of findVerbatimBlocks(root)) units.set(element, 'verbatim');
  for (const element of findMarkedBlocks(root, units)) units.set(element, 'marked');
  for (const element of units.keys()) if (!canHoldPassage(element)) units.delete(element);
  return units;
}

function findPosts(root: Root): ReadonlySet<Element> {
  const posts = new Set<Element>(queryAll(root, postSelector));
  for (const name of postClasses) {
    const named = queryAll(root, `.${name}`);
    if (named.length > 1) for (const element of named) posts.add(element);
  }
  return posts;
}

/** A body inside a post is the post's own text, unless the post holds several: then they are posts without a frame. */
function findBodies(root: Root, posts: ReadonlySet<Element>): readonly Element[] {
  const candidates = [
    ...queryAll(root, articleBodySelector),
    ...bodyClasses.flatMap((name) => [...queryAll(root, `.${name}`)]),
  ].filter((element) => !posts.has(element));
  const byPost = new Map<Element | null, Set<Element>>();
  for (const element of candidates) {
    const post = ancestorIn(posts, element);
    const group = byPost.get(post) ?? new Set();
    byPost.set(post, group.add(element));
  }
  return [...byPost].flatMap(([post, bodies]) =>
    post === null || countOutermost(bodies) > 1 ? [...bodies] : [],
  );
}

function ancestorIn(posts: ReadonlySet<Element>, element: Element): Element | null {
  let above = element.parentElement;
  while (above && !posts.has(above)) above = above.parentElement;
  return above;
}

function countOutermost(bodies: ReadonlySet<Element>): number {
  return [...bodies].filter((one) => ancestorIn(bodies, one) === null).length;
}

function canHoldPassage(element: Element): boolean {
  return element.localName !== 'html' && element.localName !== 'body' && element.closest(notAround) === null;
}
