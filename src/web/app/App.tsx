import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { vragen } from '../delen/sessie.ts';
import { router } from './router.tsx';

export const App = (): ReactNode => <QueryClientProvider client={vragen}><RouterProvider router={router} /></QueryClientProvider>;
