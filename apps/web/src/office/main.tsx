import '../shared/older.ts';
import '../shared/look.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { queryClient } from '../shared/queries.ts';
import { recallTextSize } from '../shared/useTextSize.ts';
import { Office } from './Office.tsx';

// The page's CSP forbids code from strings, so zod is told not to try; and shapes without their own words say these.
config({
  jitless: true,
  customError: ({ input }) => (input === undefined || input === null || input === '' ? '没有填' : '填得不对，改好再提交'),
});
recallTextSize();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Office />
      </QueryClientProvider>
    </StrictMode>,
  );
}
