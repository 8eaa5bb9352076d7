import type { VNode } from 'preact';
import type { ChainNode } from '../../present/detail/chain-tree';
import { words, type Translate } from '../../present/words';
import { Facts, Value } from './value';

export interface ChainProps {
  readonly nodes: readonly ChainNode[];
  readonly t: Translate;
}

/** What a file was made from: nested lists, so that every reader tells how deep it is. */
export function Chain({ nodes, t }: ChainProps): VNode {
  return (
    <ul class="chain">
      {nodes.map((node, index) => (
        <li key={node.label ?? index}>
          <Node node={node} t={t} />
        </li>
      ))}
    </ul>
  );
}

function Node({ node, t }: { readonly node: ChainNode; readonly t: Translate }): VNode {
  return (
    <>
      <div class="chain-node">
        {node.picture && <img class="chain-picture" src={node.picture.src} alt={t(node.picture.alt)} />}
        <div class="chain-words">
          <p class="chain-title">
            <Value value={node.title} t={t} />
          </p>
          <p class="note">{t(node.relationship)}</p>
          {node.notes.map((note) => (
            <p key={note.key}>{t(note)}</p>
          ))}
          {node.facts.length > 0 && <Facts facts={node.facts} t={t} />}
          <Steps node={node} t={t} />
        </div>
      </div>
      {node.parts.length > 0 && <Chain nodes={node.parts} t={t} />}
    </>
  );
}

function Steps({ node, t }: { readonly node: ChainNode; readonly t: Translate }): VNode | null {
  if (node.actions.length === 0) return null;
  return (
    <>
      <p class="steps-title">{t(words('details_steps'))}</p>
      <ol class="steps">
        {node.actions.map((parts, index) => (
          <li key={index}>
            {parts.map((part, at) => (
              <span key={at}>
                <Value value={part} t={t} />
              </span>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
