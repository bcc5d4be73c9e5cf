using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access;
using TwelveRooms.Access.Routes;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Cli;

/// <summary>The modules over the database of the environment; whoever may write its file is the operator.</summary>
internal sealed class House(IServiceProvider services)
{
    public static DatabaseLocation Location => new(
        Terminal.Variable("TWELVEROOMS_DATA") is { Length: > 0 } folder ? folder : ".data",
        Terminal.Variable("TWELVEROOMS_POSTGRES"))
    {
        MostSecondsBusy = int.TryParse(Terminal.Variable("TWELVEROOMS_BUSY_SECONDS"), out var seconds) && seconds > 0 ? seconds : 30,
    };

    public Viewer Operator { get; } = Viewer.Operator(
        Terminal.Variable("TWELVEROOMS_OPERATOR") is { Length: > 0 } name ? name : Environment.UserName);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Does something in the house; an empty folder gets its database, the roles and the measure library first.</summary>
    public static async Task<int> OpenAsync(Func<House, Task<int>> work, CancellationToken cancel)
    {
        await using var provider = new ServiceCollection().AddTwelveRooms(Location, new Doors(IsDemo: false)).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var house = new House(scope.ServiceProvider);
        if (!await house.Get<Migrator>().IsCurrentAsync(cancel))
        {
            if ((await house.Get<Migrator>().MigrateUnservedAsync(cancel)).Refusal is { } refusal)
            {
                return await Answer.RefuseAsync(refusal);
            }
        }

        await house.Get<RoleTable>().LoadAsync(cancel);
        await house.Get<MeasureLibrary>().LoadAsync(cancel);
        return await work(house);
    }

    /// <summary>The same for a write: what follows from it is done and the audit sealed at once, for no server may be running.</summary>
    public static Task<int> WriteAsync(Func<House, Task<int>> work, CancellationToken cancel) => OpenAsync(async house =>
    {
        var code = await work(house);
        if (code == Exit.Fine)
        {
            await house.Get<WorkRound>().RunAsync(cancel);
        }

        await house.SealAsync(cancel);
        return code;
    }, cancel);

    /// <summary>What was written stays written when it cannot be sealed yet; a later seal covers it.</summary>
    private async Task SealAsync(CancellationToken cancel)
    {
        try
        {
            await Get<AuditSeals>().SealAsync(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await Terminal.Error.WriteLineAsync("It is done, but the audit could not be sealed; the next command that writes, or a server, seals it.");
            await Mishap.TellAsync(e);
        }
    }

    /// <summary>Reads a file as far as it may be long and one byte further, so that an endless one ends here.</summary>
    public static async Task<ReceivedFile> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        await using var stream = file.OpenRead();
        var content = new byte[ReceivedFile.MostBytes + 1];
        return new(file.Name, content[..await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancel)]);
    }
}
