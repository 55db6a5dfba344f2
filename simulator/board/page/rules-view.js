// The rules of the ACD, by themselves: which are followed, and what each of them refuses.

import { html } from './lit-html/lit-html.js';
import { rulesPane } from './rules-pane.js';
import { S } from './strings.js';

export const rulesView = {
  body: (board) => html`
    <h1 tabindex="-1">${S.views.rules}</h1>
    <p class="lead">${S.rules.lead}</p>
    <div class="rules-alone">${rulesPane(board)}</div>
  `,
};
