using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Platform.Writing;

/// <summary>
/// Looks at every text on its way into a table and into the audit, whoever wrote it there: what points to a patient cannot be
/// kept, for the audit forgets nothing. Handlers ask first where they can name the field better; this is what none of them can
/// leave out.
/// </summary>
internal static class TextDoor
{
    private static readonly ConcurrentDictionary<IEntityType, IReadOnlyList<KeptColumn>> Columns = new();

    /// <summary>Why what the context is about to save cannot be kept; null when it can.</summary>
    public static Refusal? Refuse(ChangeTracker tracker) => tracker.Entries()
        .Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity is not INotAudited)
        .SelectMany(e => ColumnsOf(e.Metadata)
            .Where(c => e.State == EntityState.Added || e.Property(c.Property).IsModified)
            .Select(c => Refuse((string?)e.Property(c.Property).CurrentValue, c)))
        .FirstOrDefault(no => no is not null);

    /// <summary>The same for rows that go past the context.</summary>
    public static Refusal? Refuse<T>(IEntityType type, IEnumerable<T> rows)
        where T : class
    {
        var columns = ColumnsOf(type).Select(c => (Column: c, Read: c.Property.GetGetter())).ToList();
        return columns.Count == 0 ? null : rows
            .SelectMany(row => columns.Select(c => Refuse((string?)c.Read.GetClrValue(row), c.Column)))
            .FirstOrDefault(no => no is not null);
    }

    private static Refusal? Refuse(string? text, KeptColumn column) => string.IsNullOrWhiteSpace(text) ? null : column.Kind switch
    {
        TextKind.Name => NameText.RefuseShape(text, column.Property.Name) ?? TextGuard.RefuseInAName(text, column.Property.Name),
        TextKind.StaffName => NameText.RefuseShape(text, column.Property.Name) ?? TextGuard.RefuseBesideAName(text, column.Property.Name),
        _ => TextGuard.Refuse(text, column.Property.Name),
    };

    private static IReadOnlyList<KeptColumn> ColumnsOf(IEntityType type) => Columns.GetOrAdd(type, static t =>
    [
        .. t.GetProperties().Where(p => p.ClrType == typeof(string))
            .Select(p => new KeptColumn(p, p.PropertyInfo?.GetCustomAttribute<KeptTextAttribute>()?.Kind ?? TextKind.Words))
            .Where(c => c.Kind != TextKind.Machine),
    ]);

    private sealed record KeptColumn(IProperty Property, TextKind Kind);
}

/// <summary>Carries a refusal out of a write that is under way; the write undoes everything and answers with it.</summary>
internal sealed class WriteRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
