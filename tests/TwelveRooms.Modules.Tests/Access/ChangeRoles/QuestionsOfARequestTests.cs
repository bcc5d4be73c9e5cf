using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.ChangeRoles;

/// <summary>That roles are rows costs no request a question more: a session knows its reach by a number that it asks for anyway, a pass brings its role with it.</summary>
public sealed class QuestionsOfARequestTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task A_known_session_asks_for_no_role_and_a_device_for_its_own_in_the_question_that_finds_it()
    {
        var ward = await rooms.WardAsync();
        var (member, device) = (await rooms.PersonAsync("ward-member", ward), await rooms.DeviceAsync(ward));
        var page = $"/wards/{ward.Id.Value}/this-week";
        await member.SeeAsync(page);
        await device.SeeAsync(page);

        var (session, pass) = (await AskedAsync(() => member.SeeAsync(page)), await AskedAsync(() => device.SeeAsync(page)));

        Assert.Single(session, q => IsAbout(q, "organisations_people")); // the number by which it knows its reach
        Assert.All(new[] { session, pass }, asked => Assert.True(IsAbout(Assert.Single(asked, q => IsAbout(q, "access_roles")), "access_passes")));
    }

    private static bool IsAbout(string question, string table) => question.Contains(table, StringComparison.Ordinal);

    private async Task<IReadOnlyCollection<string>> AskedAsync(Func<Task> work)
    {
        using var asked = new Questions(rooms);
        using (DiagnosticListener.AllListeners.Subscribe(asked))
        {
            await work();
        }

        return [.. asked.Texts];
    }

    /// <summary>The questions put to the database of one house; others run at the same time.</summary>
    private sealed class Questions(Rooms rooms) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentQueue<IDisposable> _heard = new();
        private readonly ConcurrentQueue<string> _texts = new();

        public IReadOnlyCollection<string> Texts => _texts;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _heard.Enqueue(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData { Command: { Connection: { } connection } command } && IsOurs(connection.ConnectionString))
            {
                _texts.Enqueue(command.CommandText);
            }
        }

        public void Dispose()
        {
            foreach (var one in _heard)
            {
                one.Dispose();
            }
        }

        public void OnCompleted()
        {
            // nothing is held
        }

        public void OnError(Exception error) => throw error;

        private bool IsOurs(string connection) => rooms.Location.Postgres is { } server
            ? connection.Contains(new Npgsql.NpgsqlConnectionStringBuilder(server).Database!, StringComparison.Ordinal)
            : connection.Contains(rooms.Location.File, StringComparison.Ordinal);
    }
}
