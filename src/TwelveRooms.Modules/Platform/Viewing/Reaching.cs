using System.Linq.Expressions;

namespace TwelveRooms.Platform.Viewing;

/// <summary>The one place where a viewer's reach becomes a condition on a unit's number.</summary>
internal static class Reaching
{
    /// <summary>Different SQL by reach: nothing, a join that starts at the viewer's units, or the shared partitions.</summary>
    public static Expression<Func<int, bool>> InReach(Viewer viewer, IReachSource source)
    {
        var paths = source.Paths;
        var today = source.Today;
        switch (viewer.Reach)
        {
            case ReachKind.Everything:
                return _ => true;
            case ReachKind.Programme:
                var shared = viewer.SharedPartitions;
                return unit => paths.Any(p => p.Descendant == unit && p.Ancestor == unit
                    && (!p.IsWithinOrganisation || shared.Contains(p.Partition)));
            case ReachKind.Units:
                // Whoever holds an ICB or a region sees its organisations; a ward's name is for those who hold the ward.
                var roots = viewer.Grants.Where(g => g.SeesWithin).Select(g => g.Unit).Distinct().ToArray();
                var outer = viewer.Grants.Where(g => !g.SeesWithin).Select(g => g.Unit).Distinct().ToArray();
                return outer.Length == 0
                    ? unit => paths.Any(p => p.Descendant == unit && roots.Contains(p.Ancestor) && p.From <= today && p.To > today)
                    : unit => paths.Any(p => p.Descendant == unit && p.From <= today && p.To > today
                        && (roots.Contains(p.Ancestor) || (outer.Contains(p.Ancestor) && !p.IsWithinOrganisation)));
            default:
                return _ => false;
        }
    }

    /// <summary>Where the viewer stands to one unit, from the rows of its path that are in force today.</summary>
    public static Standing StandingOf(Viewer viewer, IReadOnlyCollection<UnitPath> path)
    {
        var self = path.FirstOrDefault(p => p.Depth == 0);
        if (self is null)
        {
            return default;
        }

        switch (viewer.Reach)
        {
            case ReachKind.Everything:
                return new(true, Statistics.Tier.Own, Rights.All);
            case ReachKind.Programme:
                var rights = viewer.Grants.Aggregate(Rights.None, (sum, g) => sum | g.Rights);
                var isShared = viewer.SharedPartitions.Contains(self.Partition);
                return new(!self.IsWithinOrganisation || isShared, isShared ? Statistics.Tier.Coaching : Statistics.Tier.Published, rights);
            case ReachKind.Units:
                var standing = default(Standing);
                foreach (var grant in viewer.Grants)
                {
                    if (path.Any(p => p.Ancestor == grant.Unit) && (grant.SeesWithin || !self.IsWithinOrganisation))
                    {
                        var tier = (Statistics.Tier)Math.Max((int)standing.Tier, (int)grant.Tier);
                        standing = new(true, tier, standing.Rights | grant.Rights);
                    }
                }

                return standing;
            default:
                return default;
        }
    }
}

/// <summary>Puts one expression into another.</summary>
internal static class Substitute
{
    public static Expression Parameter<TIn, TOut>(Expression<Func<TIn, TOut>> lambda, Expression with) =>
        new Replacer(lambda.Parameters[0], with).Visit(lambda.Body);

    private sealed class Replacer(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
