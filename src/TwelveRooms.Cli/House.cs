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
    /// <param name="work">What is done.</param>
    /// <param name="cancel">Stops.</param>
    /// <param name="isBackedUp">Whether the operator says that there is a backup already; else one is taken before a database is brought up to date.</param>
    public static Task<int> OpenAsync(Func<House, Task<int>> work, CancellationToken cancel, bool isBackedUp = false) => AsItIsAsync(async house =>
    {
        if (!await house.Get<Migrator>().IsCurrentAsync(cancel))
        {
            if ((await house.Get<Migrator>().MigrateUnservedAsync(cancel, isBackedUp)).Refusal is { } refusal)
            {
                return await Answer.RefuseAsync(refusal);
            }
        }

        await house.Get<RoleTable>().LoadAsync(cancel);
        await house.Get<MeasureLibrary>().LoadAsync(cancel);
        return await work(house);
    });

    /// <summary>The same with whatever is there: nothing is made and nothing brought up to date.</summary>
    public static async Task<int> AsItIsAsync(Func<House, Task<int>> work)
    {
        await using var provider = new ServiceCollection().AddTwelveRooms(Location, new Doors(IsDemo: false)).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(new House(scope.ServiceProvider));
    }

    /// <summary>The same for a write: what follows from it is done and the audit sealed at once, for no server may be running.</summary>
    public static Task<int> WriteAsync(Func<House, Task<int>> work, CancellationToken cancel, bool isBackedUp = false) => OpenAsync(async house =>
    {
        var code = await work(house);
        if (code == Exit.Fine)
        {
            await house.Get<WorkRound>().RunAsync(cancel);
        }

        await house.SealAsync(cancel);
        return code;
    }, cancel, isBackedUp);

    /// <summary>What was written stays written when it cannot be sealed yet; a later seal covers it.</summary>
    public async Task SealAsync(CancellationToken cancel)
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
