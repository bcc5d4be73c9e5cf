using System.Linq.Expressions;

namespace TwelveRooms.Platform.Viewing;

/// <summary>The one place where a viewer's reach becomes a condition on a unit's number.</summary>
internal static class Reaching
{
    /// <summary>Different SQL by reach: nothing, a join that starts at the viewer's units, and with it the organisations that share.</summary>
    public static Expression<Func<int, bool>> InReach(Viewer viewer, IReachSource source)
    {
        switch (viewer.Reach)
        {
            case ReachKind.Everything:
                return _ => true;
            case ReachKind.Programme:
                return Substitute.Or(InProgramme(viewer, source), InUnits(viewer, source));
            case ReachKind.Units:
                return InUnits(viewer, source);
            default:
                return _ => false;
        }
    }

    private static Expression<Func<int, bool>> InProgramme(Viewer viewer, IReachSource source)
    {
        // Whoever looks after accounts and settings for all reads no ward for it, shared or not.
        var shared = viewer.Grants.Any(g => g.IsProgrammeWide && g.SeesWithin) ? viewer.SharedProviders : [];
        var (paths, today) = (source.Paths, source.Today);
        return unit => paths.Any(p => p.Descendant == unit && p.From <= today && p.To > today
            && ((p.Ancestor == unit && !p.IsWithinOrganisation) || shared.Contains(p.Ancestor)));
    }

    private static Expression<Func<int, bool>> InUnits(Viewer viewer, IReachSource source)
    {
        var (paths, today, shared) = (source.Paths, source.Today, viewer.SharedProviders);
        var grants = viewer.Grants.Where(g => !g.IsProgrammeWide).ToList();
        // Whoever holds an ICB or a region sees its organisations; a ward's name is for those who hold the ward.
        var roots = Units(grants.Where(g => g.SeesWithin && !g.NeedsAgreement));
        var outer = Units(grants.Where(g => !g.SeesWithin));
        var lent = Units(grants.Where(g => g.SeesWithin && g.NeedsAgreement));
        Expression<Func<int, bool>> held = outer.Length == 0
            ? unit => paths.Any(p => p.Descendant == unit && roots.Contains(p.Ancestor) && p.From <= today && p.To > today)
            : unit => paths.Any(p => p.Descendant == unit && p.From <= today && p.To > today
                && (roots.Contains(p.Ancestor) || (outer.Contains(p.Ancestor) && !p.IsWithinOrganisation)));
        return lent.Length == 0
            ? held
            : Substitute.Or(held, unit => paths.Any(p => p.Descendant == unit && lent.Contains(p.Ancestor) && p.From <= today && p.To > today)
                && paths.Any(p => p.Descendant == unit && shared.Contains(p.Ancestor) && p.From <= today && p.To > today));
    }

    private static int[] Units(IEnumerable<ViewerGrant> grants) => [.. grants.Select(g => g.Unit).Distinct()];

    /// <summary>Where the viewer stands to one unit, from the rows of its path that are in force today.</summary>
    public static Standing StandingOf(Viewer viewer, IReadOnlyCollection<UnitPath> path)
    {
        var self = path.FirstOrDefault(p => p.Depth == 0);
        if (self is null)
        {
            return default;
        }

        if (viewer.Reach == ReachKind.Everything)
        {
            return new(true, Statistics.Tier.Own, Rights.All);
        }

        // Each grant counts where it is held and nowhere else, whatever other grants the viewer has.
        var isShared = path.Any(p => viewer.SharedProviders.Contains(p.Ancestor));
        var standing = default(Standing);
        foreach (var grant in viewer.Grants)
        {
            var reaches = grant.IsProgrammeWide
                ? !self.IsWithinOrganisation || (isShared && grant.SeesWithin)
                : path.Any(p => p.Ancestor == grant.Unit) && (!self.IsWithinOrganisation || (grant.SeesWithin && (!grant.NeedsAgreement || isShared)));
            if (reaches)
            {
                var given = grant.IsProgrammeWide && !isShared ? Statistics.Tier.Published : grant.Tier;
                var tier = (Statistics.Tier)Math.Max((int)standing.Tier, (int)given);
                standing = new(true, tier, standing.Rights | grant.Rights);
            }
        }

        return standing;
    }
}

/// <summary>Puts one expression into another.</summary>
internal static class Substitute
{
    public static Expression Parameter<TIn, TOut>(Expression<Func<TIn, TOut>> lambda, Expression with) =>
        new Replacer(lambda.Parameters[0], with).Visit(lambda.Body);

    /// <summary>One condition or the other.</summary>
    public static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, Parameter(other, one.Parameters[0])), one.Parameters);

    private sealed class Replacer(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
