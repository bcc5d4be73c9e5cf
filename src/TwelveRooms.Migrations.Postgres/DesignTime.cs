using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Migrations.Postgres;

/// <summary>Lets the migration tool make the context without a host.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<TwelveRoomsDbContext>
{
    public TwelveRoomsDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TwelveRoomsDbContext>();
        new DatabaseLocation(Path.GetTempPath(), "Host=localhost;Database=design").Configure(options);
        return new(options.Options);
    }

    public static void Main()
    {
    }
}
