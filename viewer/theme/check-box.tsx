// A check box with its label, and under it a hint when it needs one.
import type { ReactNode } from 'react';
import type { CheckboxProps } from 'react-aria-components';
import { Checkbox } from 'react-aria-components';
import { Icon } from './icon.js';

interface CheckBoxProps extends Omit<CheckboxProps, 'children'> {
  children: ReactNode;
  hint?: string;
}

export function CheckBox({ children, hint, ...props }: CheckBoxProps) {
  return (
    <Checkbox {...props}>
      <span className="check-box">
        <Icon name="check" />
      </span>
      <span className="check-label">
        {children}
        {hint && <span className="check-hint soft tiny">{hint}</span>}
      </span>
    </Checkbox>
  );
}
