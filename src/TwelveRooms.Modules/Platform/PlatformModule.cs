using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform;

#pragma warning disable RS0030 // Platform registers the context.

internal static class PlatformModule
{
    /// <summary>Registers what every module stands on; the host adds the worker.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseLocation location) => services
        .AddSingleton(location)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<RoomsClock>()
        .AddSingleton<WriteQueue>()
        .AddSingleton(_ => new RequestHasher(Secret(location)))
        .AddDbContext<TwelveRoomsDbContext>((_, options) => location.Configure(options), optionsLifetime: ServiceLifetime.Singleton)
        .AddScoped<Db>()
        .AddScoped<Migrator>()
        .AddSingleton<BackupTaker>()
        .AddScoped<TakeBackupHandler>()
        .AddScoped<RestoreBackupHandler>()
        .AddSingleton<PlatformOver>(other => new ServiceCollection().AddLogging().AddPlatform(other))
        .AddSingleton<SealsFile>()
        .AddScoped<AuditSeals>()
        .AddScoped<AuditVerifier>()
        .AddScoped<AuditTrail>()
        .AddScoped<ProgrammeSettings>()
        .AddScoped<ServerLease>()
        .AddScoped<WorkRound>()
        .AddScoped<JobList>()
        .AddSingleton<MarkedToday>()
        .AddScoped<DayMarks>()
        .AddSingleton<SeenLately>()
        .AddScoped<SeenMarks>()
        .AddScoped<StagedFiles>()
        .AddScoped<IRecurringJob, SealAudit>()
        .AddScoped<IRecurringJob, ForgetRequests>()
        .AddScoped<IRecurringJob, ForgetStagedFiles>();

    /// <summary>
    /// The secret that request hashes are keyed with: from the environment for many nodes, else a file beside the database
    /// that only its owner may read.
    /// </summary>
    private static byte[] Secret(DatabaseLocation location)
    {
        if (Environment.GetEnvironmentVariable("TWELVEROOMS_SECRET") is { Length: >= 32 } given)
        {
            return SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(given));
        }

        PrivateFiles.MakeFolder(location.Folder);
        PendingRestore.Finish(location.Folder);
        var file = Path.Combine(location.Folder, PendingRestore.KeyName);
        try
        {
            using var made = PrivateFiles.Open(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            made.Write(RandomNumberGenerator.GetBytes(32));
        }
        catch (IOException) when (File.Exists(file))
        {
            // made before, or by another process at this moment
        }

        return File.ReadAllBytes(file);
    }
}
