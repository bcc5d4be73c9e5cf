using System.Linq.Expressions;

namespace TwelveRooms.Platform.Viewing;

/// <summary>A stored type that says, once, who may see its rows.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IOwned<TSelf>
    where TSelf : class, IOwned<TSelf>
{
    /// <summary>How its rows are owned.</summary>
    static abstract Ownership<TSelf> Ownership { get; }
}

/// <summary>How the rows of a type are owned: by a unit, through another type, by a person, by everyone, or by the platform.</summary>
/// <typeparam name="T">The owned type.</typeparam>
public abstract record Ownership<T>
    where T : class
{
    internal abstract Expression<Func<T, bool>>? Predicate(Viewer viewer, IReachSource source);

    /// <summary>The unit that an unsaved row belongs to, or null when it is not owned by a unit directly.</summary>
    internal virtual int? UnitOf(T row) => null;
}

/// <summary>What a predicate may read: the closure, another owned type, and today.</summary>
internal interface IReachSource
{
    IQueryable<UnitPath> Paths { get; }

    DateOnly Today { get; }

    IQueryable<TOwner> Owned<TOwner>(Viewer viewer)
        where TOwner : class, IOwned<TOwner>;
}

/// <summary>The ways in which a type can be owned.</summary>
public static class Owned
{
    /// <summary>Seen by whoever has the unit in reach.</summary>
    /// <param name="unit">The number of the owning unit.</param>
    /// <param name="orEveryone">Rows that everyone who is signed in may see, such as nationally published series.</param>
    public static Ownership<T> ByUnit<T>(Expression<Func<T, int>> unit, Expression<Func<T, bool>>? orEveryone = null)
        where T : class => new ByUnitOwnership<T>(unit, orEveryone);

    /// <summary>Seen by whoever sees the row that it belongs to, or one of them.</summary>
    /// <param name="key">What points at the owner.</param>
    /// <param name="ownerKey">What it points at.</param>
    /// <param name="orEveryone">Rows that everyone who is signed in may see.</param>
    public static Ownership<T> Through<T, TOwner, TKey>(
        Expression<Func<T, TKey>> key, Expression<Func<TOwner, TKey>> ownerKey, Expression<Func<T, bool>>? orEveryone = null)
        where T : class
        where TOwner : class, IOwned<TOwner> => new ThroughOwnership<T, TOwner, TKey>(key, ownerKey, orEveryone);

    /// <summary>Seen by one person alone.</summary>
    public static Ownership<T> ByPerson<T>(Expression<Func<T, Guid>> person)
        where T : class => new ByPersonOwnership<T>(person);

    /// <summary>Seen by everyone who is signed in: reference data without a word about any ward.</summary>
    public static Ownership<T> ByEveryone<T>()
        where T : class => new ByEveryoneOwnership<T>();

    /// <summary>Seen by the platform's own jobs and the operator alone.</summary>
    public static Ownership<T> ByPlatform<T>()
        where T : class => new ByPlatformOwnership<T>();

    private static Expression Or<T>(Expression<Func<T, bool>>? everyone, Expression reached, ParameterExpression row) =>
        everyone is null ? reached : Expression.OrElse(Substitute.Parameter(everyone, row), reached);

    private sealed record ByUnitOwnership<T>(Expression<Func<T, int>> Unit, Expression<Func<T, bool>>? OrEveryone) : Ownership<T>
        where T : class
    {
        private readonly Lazy<Func<T, int>> _unitOf = new(Unit.Compile);

        internal override int? UnitOf(T row) => _unitOf.Value(row);

        internal override Expression<Func<T, bool>>? Predicate(Viewer viewer, IReachSource source)
        {
            if (viewer.Reach == ReachKind.Everything)
            {
                return null;
            }

            var inReach = Reaching.InReach(viewer, source);
            var row = Unit.Parameters[0];
            return Expression.Lambda<Func<T, bool>>(Or(OrEveryone, Substitute.Parameter(inReach, Unit.Body), row), row);
        }
    }

    private sealed record ThroughOwnership<T, TOwner, TKey>(
        Expression<Func<T, TKey>> Key, Expression<Func<TOwner, TKey>> OwnerKey, Expression<Func<T, bool>>? OrEveryone) : Ownership<T>
        where T : class
        where TOwner : class, IOwned<TOwner>
    {
        internal override Expression<Func<T, bool>>? Predicate(Viewer viewer, IReachSource source)
        {
            if (viewer.Reach == ReachKind.Everything)
            {
                return null;
            }

            var keys = source.Owned<TOwner>(viewer).Select(OwnerKey);
            var row = Key.Parameters[0];
            Expression body = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(TKey)], keys.Expression, Key.Body);
            return Expression.Lambda<Func<T, bool>>(Or(OrEveryone, body, row), row);
        }
    }

    private sealed record ByPersonOwnership<T>(Expression<Func<T, Guid>> Person) : Ownership<T>
        where T : class
    {
        internal override Expression<Func<T, bool>>? Predicate(Viewer viewer, IReachSource source)
        {
            if (viewer.Reach == ReachKind.Everything)
            {
                return null;
            }

            var person = viewer.Person ?? Guid.Empty;
            Expression<Func<Guid>> me = () => person;
            return Expression.Lambda<Func<T, bool>>(Expression.Equal(Person.Body, me.Body), Person.Parameters[0]);
        }
    }

    private sealed record ByEveryoneOwnership<T> : Ownership<T>
        where T : class
    {
        internal override Expression<Func<T, bool>>? Predicate(Viewer viewer, IReachSource source) =>
            viewer.IsSignedIn ? null : _ => false;
    }

    private sealed record ByPlatformOwnership<T> : Ownership<T>
        where T : class
    {
        internal override Expression<Func<T, bool>>? Predicate(Viewer viewer, IReachSource source) =>
            viewer.Reach == ReachKind.Everything ? null : _ => false;
    }
}
