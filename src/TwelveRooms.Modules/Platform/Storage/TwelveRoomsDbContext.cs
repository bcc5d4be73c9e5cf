using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TwelveRooms.Platform.Storage;

// RS0030: this is the one context; Platform may touch it.
#pragma warning disable RS0030

/// <summary>The one database context. Modules never meet it: they are handed <see cref="Db"/>.</summary>
internal sealed class TwelveRoomsDbContext(DbContextOptions<TwelveRoomsDbContext> options) : DbContext(options)
{
    private readonly bool _isSqlite = options.Extensions.Any(e => e.GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal));

    public bool IsSqlite => _isSqlite;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TwelveRoomsDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
        {
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayNumber>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        var converter = _isSqlite ? typeof(IdAsBytes<>) : typeof(IdAsGuid<>);
        foreach (var id in typeof(TwelveRoomsDbContext).Assembly.GetTypes().Where(IsId))
        {
            configurationBuilder.Properties(id).HaveConversion(converter.MakeGenericType(id));
        }

        if (_isSqlite)
        {
            configurationBuilder.Properties<Guid>().HaveConversion<GuidAsBytes>();
        }
    }

    private static bool IsId(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class DayNumber() : ValueConverter<DateOnly, int>(day => day.DayNumber, number => DateOnly.FromDayNumber(number));

    private sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(guid => guid.ToByteArray(true), bytes => Make(bytes))
    {
        private static Guid Make(byte[] bytes) => new(bytes, bigEndian: true);
    }
}
