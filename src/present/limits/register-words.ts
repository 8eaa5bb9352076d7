import type { MessageKey } from '../message-key';

/** Kinds of writing, as evaluations name them. */
export const registerKeys: Readonly<Record<string, MessageKey>> = {
  abstract: 'register_abstract',
  blog: 'register_blog',
  documentation: 'register_documentation',
  encyclopaedia: 'register_encyclopaedia',
  essay: 'register_essay',
  forum: 'register_forum',
  howto: 'register_howto',
  learner: 'register_learner',
  legal: 'register_legal',
  news: 'register_news',
  review: 'register_review',
  speech: 'register_speech',
  story: 'register_story',
  others: 'register_others',
};
