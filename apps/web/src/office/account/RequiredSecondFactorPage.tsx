import type { Me } from '@weicheng/domain/platform';
import { Gate } from './Gate.tsx';
import { StartSecondFactor } from './StartSecondFactor.tsx';

/** The office requires the second step of this role: it is set up before anything else. */
export default function RequiredSecondFactorPage({ me }: { me: Me }) {
  return (
    <Gate me={me} title="先开两步验证" says="你的岗位要求登录时再输一次手机上的验证码。用验证器扫一次码就好。">
      <StartSecondFactor />
    </Gate>
  );
}
