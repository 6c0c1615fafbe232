import type { Me } from '@weicheng/domain/platform';
import { Gate } from './Gate.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** The first password came from somebody else: nothing opens before it is changed. */
export default function FirstPasswordPage({ me }: { me: Me }) {
  return (
    <Gate me={me} title="先改密码" says="现在的密码是别人给的，换成只有你知道的，再进工作台。">
      <PasswordForm />
    </Gate>
  );
}
