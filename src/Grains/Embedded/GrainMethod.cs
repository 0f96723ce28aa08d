using System.Linq.Expressions;
using System.Reflection;

namespace RetailPos.Grains.Embedded;

/// <summary>One method of a grain interface, ready to be called without reflection.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    private static readonly MethodInfo OfNothing = typeof(GrainMethod).GetMethod(nameof(CreateOfNothing), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo OfResult = typeof(GrainMethod).GetMethod(nameof(CreateOfResult), BindingFlags.Static | BindingFlags.NonPublic)!;

    public string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    public static GrainMethod Of(MethodInfo method)
    {
        var result = method.ReturnType;
        var asValueTask = IsValueTask(result);

        return result.IsGenericType
            ? (GrainMethod)OfResult.MakeGenericMethod(result.GetGenericArguments()).Invoke(obj: null, [method, asValueTask])!
            : (GrainMethod)OfNothing.Invoke(obj: null, [method, asValueTask])!;
    }

    /// <summary>The methods that a reference must carry: the interface's own and the inherited ones.</summary>
    public static IEnumerable<MethodInfo> AllOf(Type grainInterface) => grainInterface.GetInterfaces()
        .Prepend(grainInterface)
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(method => method.IsAbstract || method.IsVirtual);

    /// <summary>What is wrong with a method as a message to a grain, or null.</summary>
    public static string? FaultOf(MethodInfo method) =>
        method.IsGenericMethodDefinition ? "is generic" :
        method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef) ? "has a parameter by reference" :
        !IsAwaitable(method.ReturnType) ? "returns neither Task nor ValueTask" :
        null;

    /// <summary>Sends the call, and returns what the interface method returns. Never throws: faults come with the task.</summary>
    public abstract object Send(GrainReference to, object?[] arguments);

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || IsValueTask(type) ||
        (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>));

    private static bool IsValueTask(Type type) =>
        type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static SentMethod<Task> CreateOfNothing(MethodInfo method, bool asValueTask) => new SentMethod<Task>(
        method,
        (body, call) => new PendingNothing(body, call),
        Task.FromException,
        asValueTask ? task => new ValueTask(task) : task => task);

    private static SentMethod<Task<T>> CreateOfResult<T>(MethodInfo method, bool asValueTask) => new SentMethod<Task<T>>(
        method,
        (body, call) => new PendingResult<T>(body, call),
        Task.FromException<T>,
        asValueTask ? task => new ValueTask<T>(task) : task => task);

    private sealed class SentMethod<TTask>(
        MethodInfo method,
        Func<Func<Grain, TTask>, CallId, PendingCall<TTask>> pend,
        Func<Exception, TTask> fail,
        Func<TTask, object> answer) : GrainMethod(method)
        where TTask : Task
    {
        private readonly Func<Grain, object?[], TTask> _body = Compile(method);

        public override object Send(GrainReference to, object?[] arguments)
        {
            if (!Ambient.CanBeLeft || !to.TryBeginTurn(out var slot, out var grain))
            {
                var waiting = Pend(to, arguments);
                to.Post(waiting);
                return answer(waiting.Task);
            }

            var task = Run(grain, arguments);

            if (task.IsCompleted)
            {
                slot.EndTurn();
                return answer(task);
            }

            var running = Pend(to, arguments);
            running.Follow(task, slot);
            return answer(running.Task);
        }

        private PendingCall<TTask> Pend(GrainReference to, object?[] arguments) =>
            pend(grain => Run(grain, arguments), new(to.Host, to.Id, Name));

        private TTask Run(Grain grain, object?[] arguments)
        {
            var ambient = Ambient.Leave();

            try
            {
                return _body(grain, arguments) ?? fail(new InvalidOperationException($"{Name} returned null instead of a task."));
            }
            catch (Exception e)
            {
                return fail(e);
            }
            finally
            {
                ambient.Return();
            }
        }

        private static Func<Grain, object?[], TTask> Compile(MethodInfo method)
        {
            var grain = Expression.Parameter(typeof(Grain));
            var arguments = Expression.Parameter(typeof(object?[]));
            var values = method.GetParameters().Select(parameter => Expression.Convert(
                Expression.ArrayIndex(arguments, Expression.Constant(parameter.Position)), parameter.ParameterType));
            Expression call = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, values);

            if (IsValueTask(method.ReturnType))
            {
                call = Expression.Call(call, nameof(ValueTask.AsTask), typeArguments: null);
            }

            return Expression.Lambda<Func<Grain, object?[], TTask>>(call, grain, arguments).Compile();
        }
    }
}
