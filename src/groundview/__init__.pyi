from .declare import Declaration as Declaration
from .errors import DataProblem as DataProblem
from .errors import DisclosureBlock as DisclosureBlock
from .errors import EnvironmentProblem as EnvironmentProblem
from .errors import IntegrityProblem as IntegrityProblem
from .errors import UsageProblem as UsageProblem
from .errors import UserError as UserError
from .pipeline.opened import Study as Study
from .statistics.estimate import Estimate as Estimate
from .statistics.estimate import Interval as Interval
from .version import __version__ as __version__

__all__ = [
    "DataProblem",
    "Declaration",
    "DisclosureBlock",
    "EnvironmentProblem",
    "Estimate",
    "IntegrityProblem",
    "Interval",
    "Study",
    "UsageProblem",
    "UserError",
    "__version__",
]
