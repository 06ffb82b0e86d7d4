// What stands in the inspector until there is something to show: loading, failed with a way to try again, or gone.
import { Button } from 'react-aria-components';
import type { CombinedError } from 'urql';
import { failureOf } from '../client/failure.js';
import { useWords } from '../language/use-words.js';

export function Pending({
  error,
  isLoading,
  retry,
}: {
  error?: CombinedError | undefined;
  isLoading: boolean;
  retry: () => void;
}) {
  const words = useWords();
  const { t } = words;
  if (isLoading) return <p className="panel-body soft">{t('graph.loading')}</p>;
  if (!error) return <p className="panel-body">{t('inspector.notFound')}</p>;
  const failure = failureOf(error);
  return (
    <div className="panel-body" role="alert">
      <p>{words.failure(failure)}</p>
      <Button onPress={retry}>{t('graph.retry')}</Button>
    </div>
  );
}
